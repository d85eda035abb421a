import type { PriceBasis } from '#market/price/price-basis'
import { currenciesOf } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import { distributionMean } from '#stats/distributions/distribution-mean'
import type { DocumentPath } from '#study/document/document-text'
import { refuse, take, type Resolution } from '#study/document/resolve/resolution'
import { readAssumption } from '#value/formula/read-assumption'

interface WrittenMoney {
  readonly per?: string | undefined
  readonly unit?: string | undefined
}

/** In what money the prices of a block are; undefined, with the finding, where they cannot be told in the study's. */
export function resolveMoney(
  resolution: Resolution,
  { per, unit }: WrittenMoney,
  path: DocumentPath,
): PriceBasis | undefined {
  const { currency } = resolution.document
  if (unit === undefined)
    return per === undefined
      ? { unit: currency, scale: 1 }
      : readMoney(resolution, `${currency}/${per}`, [...path, 'per'])
  if (per === undefined) return readMoney(resolution, unit, [...path, 'unit'])
  const message = 'Both `per` and `unit` say what the prices are.'
  refuse(resolution, ['wrong-value', [...path, 'unit']], message, 'Keep one of them.')
  return undefined
}

/** A number, one currency, and what is had for it: `1000 USD`, `EUR/piece`. */
const moneyPattern = /^(?:(\d+(?:\.\d+)?)\s*)?([A-Z]{3})((?:\/[a-z][a-z-]*)*)$/u

function readMoney(
  resolution: Resolution,
  text: string,
  path: DocumentPath,
): PriceBasis | undefined {
  const { currency } = resolution.document
  const read = take(resolution, readUnit(text, resolution.place(path)))
  if (read === undefined) return undefined
  const written = moneyPattern.exec(text.trim())
  if (currenciesOf(read).length !== 1 || written === null) {
    const message = `\`${text}\` is not what prices are in.`
    const hint = `Write \`per: piece\`, or \`unit: ${currency}/piece\` with one currency first.`
    refuse(resolution, ['unit', path], message, hint)
    return undefined
  }
  const [, thousands = '1', code = '', tail = ''] = written
  const rate = rateOf(resolution, code, path)
  if (rate === undefined) return undefined
  return { unit: `${currency}${tail}`, scale: Number(thousands) * rate }
}

/** What one unit of a currency is in that of the study: the mean of its rate. */
function rateOf(resolution: Resolution, code: string, path: DocumentPath): number | undefined {
  const { currency, rates = {} } = resolution.document
  if (code === currency) return 1
  const rate = rates[code]
  if (rate === undefined) {
    const message = `The prices are in ${code}, and the study counts in ${currency}.`
    const hint = `Add \`rates: { ${code}: 0.92 ${currency}/${code} }\` with the rate of the day of the survey.`
    refuse(resolution, ['currency', path], message, hint)
    return undefined
  }
  const read = take(
    resolution,
    readAssumption(rate, `${currency}/${code}`, resolution.place(['rates', code])),
  )
  return read === undefined ? undefined : distributionMean(read.distribution)
}
