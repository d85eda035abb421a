import { countInWords, inWords } from '#evidence/words'
import type { DemandBlock } from '#market/price/demand-block'
import type { DemandView } from '#market/price/demand-view'
import { problem, warning, type Finding } from '#quantity/finding'
import type { StatisticsError } from '#stats/error'

/** Rows that lack a number or a name. */
export function missingSales({ id, path }: DemandBlock, count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'lacks' : 'lack'} a number or a name, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path }, message)]
}

/** Rows with a price, or on logs a quantity, at or under 0. */
export function impossibleSales(
  { id, path, form }: DemandBlock,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const logs = form === 'log-log'
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'has' : 'have'} a price ${logs ? 'or a quantity ' : ''}at or under 0, and ${count === 1 ? 'is' : 'are'} left out.`
  const hint = logs
    ? '`form: linear` keeps quantities of 0; leaving out what did not sell makes demand look firmer.'
    : 'Look at the rows.'
  return [warning('impossible-value', { path }, message, hint)]
}

/** Why a regression cannot be made, at the column that stands in its way. */
export function determined(
  { id, path, price, within }: DemandBlock,
  terms: DemandView['terms'],
  error: StatisticsError,
): readonly Finding[] {
  if (error.code === 'singular' && Number(error.details['column']) === 0) {
    const where = within === undefined ? '' : ` within \`${within.join('` and `')}\``
    const message = `The price in \`${price}\` never varies${where}: nothing says what another price would do.`
    const hint =
      within === undefined
        ? 'Take rows from times or places with another price.'
        : 'Take rows with several prices each, or leave `within` out and read the result with care.'
    return [problem('no-variation', { path: `${path}.price`, field: price }, message, hint)]
  }
  if (error.code === 'singular') {
    const term = terms[Number(error.details['column'])]?.name ?? ''
    const message = `\`${term}\` never varies in \`${id}\`, or follows from the other columns.`
    return [problem('no-variation', { path: `${path}.with` }, message, `Leave \`${term}\` out.`)]
  }
  if (error.code === 'too-few') {
    const hint = 'An elasticity needs more rows than columns, and two units or clusters at least.'
    return [warning('too-few', { path }, `\`${id}\` has too few rows. ${error.message}`, hint)]
  }
  return [warning('no-variation', { path }, `\`${id}\`: ${error.message}`, 'Look at the rows.')]
}

/** More is sold where the price is higher: that is no demand. */
export function rising({ id, path }: DemandBlock, found: DemandView['pooled']): readonly Finding[] {
  if ('reason' in found || found.interval.low <= 0) return []
  const message = `In \`${id}\` more is sold at higher prices (elasticity ${inWords(found.value)}): the price stands for something else, such as quality or season.`
  const hint = 'Add what moves both under `with`, or look `within` customers, stores or products.'
  return [warning('rising-demand', { path }, message, hint)]
}
