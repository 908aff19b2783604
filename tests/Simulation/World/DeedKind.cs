namespace MediaRouting.Tests.Simulation.World;

/// <summary>What can be left out of a simulation without changing what else is drawn.</summary>
internal enum DeedKind
{
    /// <summary>An agent does what comes to mind: signs in, answers, works, hands on, leaves.</summary>
    Agent,

    /// <summary>A customer comes, comes again, asks or leaves.</summary>
    Customer,

    /// <summary>The Chat Server says that it is back, or says something that nobody understands.</summary>
    ChatServer,

    /// <summary>Somebody asks for states.</summary>
    Question,

    /// <summary>A daemon is killed at the next moment that suits.</summary>
    Kill,

    /// <summary>The machine of a daemon loses power at the next moment that suits.</summary>
    LosePower,

    /// <summary>A daemon loses power in the middle of an operation on its disk.</summary>
    LosePowerWriting,

    /// <summary>An operation on the disk of a daemon fails.</summary>
    DiskFault,

    /// <summary>A daemon is asked to stop, and is started again.</summary>
    Restart,

    /// <summary>The daemons that run are given another configuration.</summary>
    Reconfigure,

    /// <summary>The daemons are stopped, and find another configuration at their start.</summary>
    RestartReconfigured,

    /// <summary>Somebody starts a second daemon on the same data directory.</summary>
    SecondDaemon,

    /// <summary>A daemon builds a snapshot.</summary>
    Snapshot,

    /// <summary>The connection of a daemon breaks.</summary>
    Cut,

    /// <summary>The broker goes away for a while.</summary>
    BrokerGone,

    /// <summary>The broker has a message twice, one of them late.</summary>
    Duplicate,

    /// <summary>Somebody sets the clock.</summary>
    ClockSet,

    /// <summary>A temporary queue is deleted while answers are on their way to it.</summary>
    TemporaryQueueGone,

    /// <summary>A snapshot on the disk of a daemon is damaged.</summary>
    SnapshotDamaged,
}
