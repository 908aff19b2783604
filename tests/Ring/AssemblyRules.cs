// The stress tests want the cores to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
