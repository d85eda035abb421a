import type { EventLog } from '#evidence/log/event-log'
import type { Abandonment, Goal, LogRules } from '#evidence/log/log-rules'
import { notInLog, type LogSteps } from '#evidence/log/log-steps'
import { problem, warning, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'

/** What is doubtful about the rules that say how an execution comes out. */
export function executionFindings(
  log: EventLog,
  { steps }: LogSteps,
  rules: LogRules,
): readonly Finding[] {
  const { labels } = log.activities
  const known = new Set(labels)
  const named = [
    ...activitiesOf('log.finished', rules.finished),
    ...(rules.abandoned ?? []).flatMap((one) => activitiesOf('log.abandoned', one)),
    ...activitiesOf('log.failed', { activity: rules.failed ?? [] }),
  ]
  return [
    ...named
      .filter(({ activity }) => !known.has(activity))
      .map(({ activity, path }) => notInLog(activity, path, labels)),
    ...unknownStep(steps, rules.finished),
    ...idleWithoutFinish(rules),
  ]
}

function activitiesOf(
  path: string,
  rule: Goal | Abandonment | undefined,
): readonly { readonly activity: string; readonly path: string }[] {
  if (rule === undefined || !('activity' in rule)) return []
  return rule.activity.map((activity) => ({ activity, path }))
}

function unknownStep(steps: readonly string[], goal: Goal | undefined): readonly Finding[] {
  if (goal === undefined || !('step' in goal) || steps.includes(goal.step)) return []
  const near = nearestName(goal.step, steps)
  const hint = near === undefined ? undefined : `Did you mean \`${near}\`?`
  const message = `\`finished\` names the step \`${goal.step}\`, which \`steps\` does not have.`
  return [problem('unknown-reference', { path: 'log.finished' }, message, hint)]
}

function idleWithoutFinish({ finished, abandoned }: LogRules): readonly Finding[] {
  const idle = abandoned?.some((one) => 'idle' in one) === true
  if (finished !== undefined || !idle) return []
  const message =
    '`idle` says nothing without `finished`: every execution ends with its last event.'
  const hint = 'Say what finishes an execution: `finished: { reaches: decide }`.'
  return [warning('missing-key', { path: 'log.finished' }, message, hint)]
}
