import { countInWords, listInWords } from '#evidence/words'
import type { Observation, ObservedRows } from '#market/perception/observed-pairs'
import type { PerceptionBlock } from '#market/perception/perception-block'
import { problem, warning, type Finding } from '#quantity/finding'

interface Seen {
  readonly block: PerceptionBlock
  readonly rows: ObservedRows
  /** Those with one side only, beside pairs. */
  readonly lost: number
  readonly unpaired: boolean
  readonly units: readonly Observation[]
  readonly constant: readonly ('measured' | 'perceived')[]
  readonly strangers: readonly string[]
  readonly numbers: Readonly<Record<string, Float64Array>>
}

/** Fewer pairs than this leave a wide interval. */
const FEW = 10

/** What is wrong or doubtful with the rows of a comparison of perceived and measured. */
export function perceptionFindings(seen: Seen): readonly Finding[] {
  return [
    ...noNumbers(seen),
    ...leftOut(seen),
    ...tooFew(seen),
    ...oneSided(seen),
    ...sameEverywhere(seen),
    ...strange(seen),
  ]
}

function noNumbers({ block, numbers }: Seen): readonly Finding[] {
  return (['measured', 'perceived'] as const)
    .filter((side) => numbers[block[side]] === undefined)
    .map((side) => {
      const message = `The column \`${block[side]}\` holds no numbers, and is held against others as numbers.`
      const place = { path: `${block.path}.${side}` }
      return problem('wrong-value', place, message, 'Code its values as numbers.')
    })
}

function leftOut({ block, rows: { nameless, weightless } }: Seen): readonly Finding[] {
  const { id, path, over } = block
  const unnamed = `${countInWords(nameless, 'row')} of \`${id}\` ${nameless === 1 ? 'does' : 'do'} not say which \`${over}\` it is, and ${nameless === 1 ? 'is' : 'are'} left out.`
  const unweighted = `${countInWords(weightless, 'row')} of \`${id}\` ${weightless === 1 ? 'has' : 'have'} no weight above 0, and no say.`
  return [
    ...(nameless === 0 ? [] : [warning('missing-value', { path: `${path}.over` }, unnamed)]),
    ...(weightless === 0 ? [] : [warning('no-weight', { path }, unweighted)]),
  ]
}

function tooFew({ block: { id, path, over }, units }: Seen): readonly Finding[] {
  const n = units.length
  if (n === 0) {
    const message = `\`${id}\` has no \`${over}\` with both a measured and a perceived value.`
    const hint =
      'Look at the columns of `measured` and `perceived`, and at what is kept of the rows.'
    return [problem('too-few', { path }, message, hint)]
  }
  if (n >= FEW) return []
  const message =
    n === 1
      ? `\`${id}\` rests on one \`${over}\`: what it says of others is not known, and the gap has no interval.`
      : `\`${id}\` rests on ${n} of \`${over}\` only: the gap is shaky.`
  return [warning('few-rows', { path }, message, 'Ask more people, or measure more of them.')]
}

function oneSided({ block: { id, path, over }, lost, unpaired, units }: Seen): readonly Finding[] {
  if (unpaired) {
    const message = `No two of \`${over}\` in \`${id}\` have both values: people who were measured are held against others who were asked.`
    const hint = 'Ask those whom you measure; the gap then stands on pairs, and is narrower.'
    return [warning('pairs-lost', { path }, message, hint)]
  }
  if (lost === 0) return []
  const message = `${lost} beside the ${units.length} of \`${over}\` in \`${id}\` lack one of the two values, and are left out.`
  return [warning('pairs-lost', { path }, message)]
}

/** A constant is no fault on one unit; there is no order in it. */
function sameEverywhere({ block, constant }: Seen): readonly Finding[] {
  if (block.compare === 'unit') return []
  return constant.map((side) => {
    const message = `\`${block[side]}\` has the same value everywhere: there is no order in it.`
    const hint = 'Compare on one unit (`compare: unit`) where both sides have one.'
    return warning('no-variation', { path: `${block.path}.${side}` }, message, hint)
  })
}

function strange({ block, strangers }: Seen): readonly Finding[] {
  if (strangers.length === 0) return []
  const message = `\`${block.solution}\` names what is no solution of the study: ${listInWords(strangers)}.`
  const hint = 'Declare them under `solutions`, or map them; they have no figure of their own.'
  return [warning('unmapped-value', { path: `${block.path}` }, message, hint)]
}
