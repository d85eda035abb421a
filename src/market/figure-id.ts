/** What a market figure is about besides its name, in the order in which ids say it. */
interface Qualifiers {
  readonly solution?: string | undefined
  readonly segment?: string | undefined
  readonly scenario?: string | undefined
  readonly year?: number | undefined
  readonly groups?: number | undefined
  readonly date?: string | undefined
  readonly price?: number | undefined
}

const order = ['solution', 'segment', 'scenario', 'year', 'groups', 'date', 'price'] as const

/** The id of a market figure: `market.price.psm.pmc[segment=desk]`. */
export function marketFigureId(name: string, qualifiers: Qualifiers): string {
  const said = order.flatMap((key) =>
    qualifiers[key] === undefined ? [] : [`${key}=${qualifiers[key]}`],
  )
  return said.length === 0 ? `market.${name}` : `market.${name}[${said.join(', ')}]`
}

/**
 * What the figure of a name is about, as its id says it: `solution=ours, scenario=today` of
 * `market.price.cars.best-revenue[solution=ours, scenario=today]`; undefined where the id is of another name.
 */
export function qualifiersOf(
  id: string,
  name: string,
): Readonly<Partial<Record<string, string>>> | undefined {
  const plain = marketFigureId(name, {})
  if (id === plain) return {}
  if (!id.startsWith(`${plain}[`) || !id.endsWith(']')) return undefined
  const said = id.slice(plain.length + 1, -1).split(', ')
  return Object.fromEntries(said.map((one) => one.split('=', 2)))
}
