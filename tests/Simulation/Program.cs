using MediaRouting.Tests.Simulation.Runs;

// The whole daemon under one 64-bit seed, in one thread: the real decoder, rings, journal, state machines, gate,
// outbox, encoder, recovery and snapshots, stepped by hand, over a simulated disk, broker and clock, and simulated
// people. A seed first draws which of what follows exists in its world at all (each kind of fault in half of the
// worlds), and how often; then the contact centre; then a plan of deeds, of people and of faults; then, turn by turn,
// who takes the next step.
//
//   part       what it may do wrong                                           how often
//   ---------  -------------------------------------------------------------  ----------------------------------------
//   process    is killed; dies inside a commit; dies while it recovers        1 to 6 times; 0 to 50 % of kills
//   machine    loses power: of what is not synced any sectors stay, of names  1 to 6 times; besides 1 to 6 times in
//              any, in any order; also in the middle of one operation         an operation, and in 0 to 40 % of starts
//   moment     of a kill or a loss: ten times likelier while something is
//              taken in or told, and not yet durable or sent
//   disk       a write, sync, creation or renaming fails, is cut short,       1 to 6 times
//              finds no space
//              is slow: the journal gets its turn up to ten times less often  4 of 10 worlds
//              a bit turns in a snapshot that is not the only one             1 to 6 times
//   broker     loses a commit, or the answer to one that has happened         0 to 5 % of commits
//              breaks a connection in a transaction; at any time              0 to 1 % of sends; 1 to 30 times
//              is gone for up to 30 turns                                     1 to 6 times
//              delivers again what was not acknowledged; has a message twice  always; 1 to 30 times
//              forgets which numbers a daemon has used (another of a list)    0 to 30 % of lost commits
//              has no temporary queue any more                                1 to 6 times
//              between queues any order; within one that of sending, but for
//              what is delivered again
//   clock      is set forwards or back by up to ten minutes                   1 to 6 times
//   operator   starts a second daemon on the directory; stops and starts      1 to 6 times each
//              gives those that run another configuration, by its file or     1 to 20 times; the daemons get it up to
//              posted: agents, queues, MRDs, steps come, go and change        20 turns apart, or miss it
//              stops all, changes the file, starts them                       1 or 2 times
//   people     say things in the wrong state, twice, to nobody, unreadable    0 to 20 % of what they say
//   snapshot   is built while others take steps between two operations of     1 to 6 times; besides what is planned
//              the builder; the process ends there                            for it, in 15 % of them
//   version    the directory is one that version 1 or 2 has left              1 of 14 worlds
//   topology   one daemon, or two with the same broker between them           4 of 10 worlds have two
//
// After the last turn nothing goes wrong any more: everybody signs in and works, then who still waits leaves, and
// then nothing may be left. What must hold, all along and in the end, is in Checks, a file each.
return SimulationCommand.Run(args);
