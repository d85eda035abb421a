import type { AssessmentSettings } from '#study/evaluation/assessment'

/** How a study is evaluated where nothing else is said: in the command line as in the server. */
export const usualSettings = {
  seed: 1,
  draws: 20_000,
  level: 0.95,
} as const satisfies AssessmentSettings
