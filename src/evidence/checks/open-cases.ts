import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { percentInWords } from '#evidence/words'

/** How many cases are still open (censored), by arm. The value is their share over the arms. */
export function openCasesCheck(
  { block }: BlockContext,
  need: MeasuredNeed,
  arms: readonly EventTimeArm[],
): Check {
  const summaries = arms.map(({ measure }) => measure.summary)
  const open = summaries.map(({ eventTimes }) => eventTimes!.open)
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const parts = summaries.map(({ solution, n, eventTimes }) => {
    const { events, open: still, competing } = eventTimes!
    const others = competing === 0 ? '' : `, ${competing} ended in another way`
    return `with \`${solution}\` ${events} of ${n} had the event, ${still} (${percentInWords(still / n)}) are still open${others}`
  })
  return {
    block: block.id,
    id: `open-cases.${need.id}`,
    label: `Open cases of \`${need.id}\``,
    value: total(open) / total(summaries.map(({ n }) => n)),
    unit: '1',
    words: `${parts.join('; ')}. Open cases count for as long as they were watched.`,
    settings: Object.fromEntries(summaries.map(({ solution }, i) => [solution, open[i]!])),
    findings: [],
  }
}
