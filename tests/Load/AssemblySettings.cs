// A daemon, a broker and a load at a time are enough for two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
