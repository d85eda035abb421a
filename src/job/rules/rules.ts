import { hasDirection } from '#job/rules/need/direction'
import { hasFocus } from '#job/rules/need/focus'
import { hasMeasure } from '#job/rules/need/measure'
import { hasMetric } from '#job/rules/need/metric'
import { noSolution as needWithoutSolution } from '#job/rules/need/no-solution'
import { oneMeasure } from '#job/rules/need/one-measure'
import type { NeedSubject, Rule, StatementSubject } from '#job/rules/rule'
import { achievable } from '#job/rules/statement/achievable'
import { actionVerb } from '#job/rules/statement/action-verb'
import { hasContext } from '#job/rules/statement/context'
import { noDirection } from '#job/rules/statement/no-direction'
import { noSolution } from '#job/rules/statement/no-solution'
import { notATask } from '#job/rules/statement/not-a-task'
import { notATitle } from '#job/rules/statement/not-a-title'
import { hasObject } from '#job/rules/statement/object'
import { openEnded } from '#job/rules/statement/open-ended'
import { startAndEnd } from '#job/rules/statement/start-and-end'

/** The rules for statements of jobs and steps, in the order in which findings are listed. */
export const statementRules: readonly Rule<StatementSubject>[] = [
  notATitle,
  notATask,
  actionVerb,
  hasObject,
  hasContext,
  openEnded,
  noSolution,
  noDirection,
  achievable,
  startAndEnd,
]

/** The rules for needs, in the order in which findings are listed. */
export const needRules: readonly Rule<NeedSubject>[] = [
  hasDirection,
  hasMeasure,
  hasFocus,
  needWithoutSolution,
  oneMeasure,
  hasMetric,
]
