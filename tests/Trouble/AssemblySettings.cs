// Most of the time is spent waiting: for silence to be noticed, for the next try. Two cases at a time fill it.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
