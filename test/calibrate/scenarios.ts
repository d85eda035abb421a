import type { Scenario } from './scenario.ts'
import { baselineScenarios } from './scenarios/baseline.ts'
import { brokenScenarios } from './scenarios/broken.ts'
import { choiceScenarios } from './scenarios/choices.ts'
import { latentClassScenarios } from './scenarios/latent-classes.ts'
import { lineScenarios } from './scenarios/lines.ts'
import { otherPeopleScenarios } from './scenarios/other-people.ts'
import { overTimeScenarios } from './scenarios/over-time.ts'
import { projectionScenarios } from './scenarios/projection.ts'
import { randomizedScenarios } from './scenarios/randomized.ts'
import { samePeopleScenarios } from './scenarios/same-people.ts'
import { synthesisScenarios } from './scenarios/synthesis.ts'
import { targetingScenarios } from './scenarios/targeting.ts'
import { willingnessScenarios } from './scenarios/willingness.ts'

/** Everything that is simulated, in the order of the table. */
export const scenarios: readonly Scenario[] = [
  ...baselineScenarios,
  ...randomizedScenarios,
  ...samePeopleScenarios,
  ...otherPeopleScenarios,
  ...overTimeScenarios,
  ...synthesisScenarios,
  ...willingnessScenarios,
  ...choiceScenarios,
  ...latentClassScenarios,
  ...lineScenarios,
  ...targetingScenarios,
  ...projectionScenarios,
  ...brokenScenarios,
]
