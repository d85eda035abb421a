import type { Job, Need, Statement } from '#job/job'
import type { Remark, Rule } from '#job/rules/rule'
import { needRules, statementRules } from '#job/rules/rules'
import { needText, statementText } from '#job/statement-text'
import { type Finding, type Place, warning } from '#quantity/finding'

/** What stands around a statement and decides how it is judged. */
export interface StatementContext {
  /** Names of the study's solutions: a statement names none of them. */
  readonly solutionNames: readonly string[]
  readonly starts?: string
  readonly ends?: string
  /** Functional where absent; emotional and social jobs may "feel" and need no start and end. */
  readonly dimension?: Job['dimension']
}

/** A rule that a statement goes against. */
export interface BrokenRule extends Remark {
  readonly rule: string
}

/**
 * Whether the statement of a job says what it should: a verb of doing, an object, a context, an
 * end, no solution, no measure. A linter by word lists and endings for English statements: each
 * finding is a warning with a reason and a suggestion, never a refusal. The rules are those of
 * outcome-driven innovation (Bettencourt and Ulwick, HBR May 2008; Ulwick, What Customers Want,
 * 2005, chapter 2).
 */
export function checkJobStatement(
  statement: Statement,
  context: StatementContext,
  place: Place,
): readonly Finding[] {
  return findings(brokenStatementRules('job', statement, context), statementText(statement), place)
}

/** The same for a step of a job, which needs no context and no start and end of its own. */
export function checkStepStatement(
  statement: Statement,
  context: StatementContext,
  place: Place,
): readonly Finding[] {
  return findings(brokenStatementRules('step', statement, context), statementText(statement), place)
}

/**
 * Whether a need says what it should: one direction, one measure, a focus, no solution, and a
 * metric behind it. Warnings only; a need without a metric has none yet, and this says so.
 */
export function checkNeedStatement(
  need: Need,
  context: Pick<StatementContext, 'solutionNames'>,
  place: Place,
): readonly Finding[] {
  return findings(brokenNeedRules(need, context.solutionNames), needText(need.outcome), place)
}

/** The rules that a job's or step's statement goes against, by id. */
export function brokenStatementRules(
  level: 'job' | 'step',
  statement: Statement,
  context: StatementContext,
): readonly BrokenRule[] {
  return broken(statementRules, { dimension: 'functional', ...context, level, statement })
}

/** The rules that a need goes against, by id. */
export function brokenNeedRules(
  need: Need,
  solutionNames: readonly string[],
): readonly BrokenRule[] {
  return broken(needRules, { need, solutionNames })
}

function broken<Subject>(rules: readonly Rule<Subject>[], subject: Subject): readonly BrokenRule[] {
  return rules
    .filter((rule) => rule.applies(subject))
    .flatMap((rule) => {
      const remark = rule.check(subject)
      return remark === undefined ? [] : [{ rule: rule.id, ...remark }]
    })
}

function findings(rules: readonly BrokenRule[], text: string, place: Place): readonly Finding[] {
  return rules.map(({ reason, suggestion }) =>
    warning('statement', place, `${quoted(text)}${reason}`, suggestion),
  )
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text}": `
}
