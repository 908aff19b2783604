namespace MediaRouting.Load.Plan;

/// <summary>What a scenario's values must be beyond their types.</summary>
internal sealed class ScenarioCheck
{
    private readonly Scenario _scenario;
    private readonly List<string> _faults = [];

    private ScenarioCheck(Scenario scenario) => _scenario = scenario;

    /// <summary>What is wrong with a scenario, each with its JSON path.</summary>
    public static IReadOnlyList<string> FaultsOf(Scenario scenario)
    {
        var check = new ScenarioCheck(scenario);
        check.Whole();
        check.Routing();
        check.Agents();
        check.Customers();
        return check._faults;
    }

    private void Whole()
    {
        Above("$.seconds", _scenario.Seconds, 0);
        Above("$.timeCompression", _scenario.TimeCompression, 0);
        Within("$.probes.getsPerSecond", _scenario.Probes.GetsPerSecond, 0, 10_000);
        Within("$.probes.echosPerSecond", _scenario.Probes.EchosPerSecond, 0, 10_000);
        Within("$.probes.lapMessages", _scenario.Probes.LapMessages, 0, 1_000_000);
        Within("$.probes.laps", _scenario.Probes.Laps, 1, 100);
        for (var i = 0; i < _scenario.BrokerEvents.Count; i++)
        {
            Within($"$.brokerEvents[{i}].at", _scenario.BrokerEvents[i].At, 0, _scenario.Seconds);
        }

        if (_scenario.BrokerEvents.Count > 0 && _scenario.Transport == Transport.Memory)
        {
            _faults.Add("$.brokerEvents: the broker in memory has none");
        }
    }

    private void Routing()
    {
        if (_scenario.Mrds.Count == 0 || _scenario.Queues.Count == 0)
        {
            _faults.Add("$.mrds, $.queues: expected one at least");
        }

        for (var i = 0; i < _scenario.Mrds.Count; i++)
        {
            Within($"$.mrds[{i}].maxTasks", _scenario.Mrds[i].MaxTasks, 1, 100);
            Within($"$.mrds[{i}].offerTimeoutSeconds", _scenario.Mrds[i].OfferTimeoutSeconds, 1, 3600);
            var id = _scenario.Mrds[i].Id;
            if (!_scenario.Queues.Any(queue => string.Equals(queue.Mrd, id, StringComparison.Ordinal)))
            {
                _faults.Add($"$.mrds[{i}].id: no queue is of \"{id}\"");
            }
        }

        for (var i = 0; i < _scenario.Queues.Count; i++)
        {
            var queue = _scenario.Queues[i];
            Above($"$.queues[{i}].share", queue.Share, 0);
            Within($"$.queues[{i}].priority", queue.Priority, 1, 10);
            Within($"$.queues[{i}].level", queue.Level, 1, 10);
            Within($"$.queues[{i}].serviceLevelType", queue.ServiceLevelType, 1, 3);
            Within($"$.queues[{i}].thresholdSeconds", queue.ThresholdSeconds, 1, 86_400);
            if (!_scenario.Mrds.Any(mrd => string.Equals(mrd.Id, queue.Mrd, StringComparison.Ordinal)))
            {
                _faults.Add($"$.queues[{i}].mrd: there is no MRD \"{queue.Mrd}\"");
            }

            if (!_scenario.Agents.Teams.Any(team => team.Skills.GetValueOrDefault(queue.Skill) >= queue.Level))
            {
                _faults.Add($"$.queues[{i}].skill: no team has \"{queue.Skill}\" at level {queue.Level}");
            }
        }
    }

    private void Agents()
    {
        var agents = _scenario.Agents;
        Within("$.agents.destinations", agents.Destinations, 1, 50);
        Within("$.agents.teams", agents.Count, 1, 100_000);
        SpreadOf("$.agents.answerTime", agents.AnswerTime);
        SpreadOf("$.agents.handleTime", agents.HandleTime);
        SpreadOf("$.agents.wrapUp", agents.WrapUp);
        for (var i = 0; i < agents.Teams.Count; i++)
        {
            var team = agents.Teams[i];
            Above($"$.agents.teams[{i}].count", team.Count, 0);
            Within($"$.agents.teams[{i}].from", team.From, 0, _scenario.Seconds);
            Within($"$.agents.teams[{i}].arriveWithin", team.ArriveWithin, 0, _scenario.Seconds);
            Above($"$.agents.teams[{i}].until", team.Until ?? double.MaxValue, team.From + team.ArriveWithin);
            foreach (var (skill, level) in team.Skills)
            {
                Within($"$.agents.teams[{i}].skills.{skill}", level, 1, 10);
            }
        }

        var habits = agents.Habits;
        Within("$.agents.habits", habits.Decline + habits.NoAnswer, 0, 1);
        Within("$.agents.habits", habits.Transfer + habits.Conference + habits.Disconnect, 0, 1);
        if (agents.Breaks is { } breaks)
        {
            Above("$.agents.breaks.everySeconds", breaks.EverySeconds, 0);
            SpreadOf("$.agents.breaks.length", breaks.Length);
            Within("$.agents.breaks.reasonCodes", breaks.ReasonCodes.Count, 1, 100);
        }
    }

    private void Customers()
    {
        var simulations = _scenario.Customers.LoadSimulations;
        Above("$.customers.patienceSeconds", _scenario.Customers.PatienceSeconds ?? 1, 0);
        for (var i = 0; i < simulations.Count; i++)
        {
            var simulation = simulations[i];
            var path = $"$.customers.loadSimulations[{i}]";
            Above(path + ".seconds", simulation.Seconds, 0);
            var isByRate = simulation.Kind is SimulationKind.Inject or SimulationKind.Ramp;
            Within(path + ".rate", simulation.Rate, 0, isByRate ? double.MaxValue : 0);
            Within(path + ".copies", simulation.Copies, 0, simulation.Kind == SimulationKind.KeepConstant ? 1e6 : 0);
        }

        Within("$.customers.loadSimulations", simulations.Sum(one => one.Seconds), 0, _scenario.Seconds);
    }

    private void SpreadOf(string path, Spread spread)
    {
        Above(path + ".median", spread.Median, 0);
        Within(path + ".sigma", spread.Sigma, 0, 5);
    }

    private void Above(string path, double value, double limit)
    {
        if (!(value > limit))
        {
            _faults.Add($"{path}: expected more than {limit}, found {value}");
        }
    }

    private void Within(string path, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            _faults.Add($"{path}: expected {least} to {most}, found {value}");
        }
    }
}
