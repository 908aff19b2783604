using MediaRouting.Tests.Simulation.Runs;

return SimulationCommand.Run(args);
