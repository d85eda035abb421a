/** The words of a unit with their powers, and the number before them: `1000 USD/hour`. */
export interface UnitTerms {
  readonly scale: number
  readonly powers: ReadonlyMap<string, number>
}

const longestText = 200
const unitTextPattern = /^(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![/*^\d]) *)?(.*)$/su
const termPattern = /^([^\s/*^\d][^\s/*^]*|1)(?:\^(-?[1-9]))?$/u

/**
 * Takes the text of a unit apart without asking whether its words are units.
 * Undefined where the text does not have the form `[number] word[^n] {/ or * word[^n]}`.
 */
export function readUnitTerms(text: string): UnitTerms | undefined {
  const parts = text.length > longestText ? null : unitTextPattern.exec(text.trim())
  if (parts === null) return undefined
  const [, number = '1', rest = ''] = parts
  const scale = Number(number)
  const powers = readPowers(rest === '' && text !== '' ? '1' : rest)
  if (!Number.isFinite(scale) || scale === 0 || powers === undefined) return undefined
  return { scale, powers }
}

function readPowers(text: string): ReadonlyMap<string, number> | undefined {
  const powers = new Map<string, number>()
  const pieces = text.split(/([/*])/u)
  for (let index = 0; index < pieces.length; index += 2) {
    const sign = pieces[index - 1] === '/' ? -1 : 1
    const [found, word = '', power = '1'] = termPattern.exec((pieces[index] ?? '').trim()) ?? []
    if (found === undefined) return undefined
    if (word !== '1') addPower(powers, word, sign * Number(power))
  }
  return powers
}

/** Adds a power to a word; a word whose power comes to 0 falls away. */
export function addPower(powers: Map<string, number>, word: string, power: number): void {
  const total = (powers.get(word) ?? 0) + power
  if (total === 0) powers.delete(word)
  else powers.set(word, total)
}

/** The text of a unit from its words: `USD*page/hour^2`, `1/execution`, `1000 USD`, `1`. */
export function writeUnitTerms(terms: UnitTerms): string {
  const words = [...terms.powers]
  const above = words.filter(([, power]) => power > 0).map(([word, power]) => raised(word, power))
  const below = words.filter(([, power]) => power < 0).map(([word, power]) => raised(word, -power))
  const text = [above.length === 0 ? '1' : above.join('*'), ...below].join('/')
  if (terms.scale === 1) return text
  return `${String(terms.scale)} ${text}`
}

function raised(word: string, power: number): string {
  return power === 1 ? word : `${word}^${String(power)}`
}
