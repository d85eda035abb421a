import { inputWords, type ValueView } from '#charts/value-view'
import type { Estimate, TestWorth } from '#value/result'

/** Something that could be found out before deciding. */
export interface Candidate {
  readonly id: string
  readonly label: string
  readonly note: string
  /** The most that is worth paying. */
  readonly most: Estimate
  readonly test?: TestWorth
  readonly figure: string
}

/**
 * What could be measured next, best first: by what the declared test leaves after its cost, without
 * one by the most that any test could. Groups that no test is declared for come after all others.
 */
export function ranked(view: ValueView): readonly Candidate[] {
  const untested = ({ id, test }: Candidate): boolean =>
    id.startsWith('group.') && test === undefined
  const promise = ({ most, test }: Candidate): number =>
    test === undefined ? most.value : (test.best?.gain ?? 0)
  return candidates(view).toSorted(
    (a, b) =>
      Number(untested(a)) - Number(untested(b)) ||
      promise(b) - promise(a) ||
      b.most.value - a.most.value,
  )
}

/** Whether a candidate is worth anything beyond the error of its estimate and a 200th of the spread. */
export function tells({ most }: Candidate, { value }: ValueView): boolean {
  return (
    most.value > 2 * most.simulationError &&
    most.value > ((value.further?.serves ?? 1) * value.npv.sd) / 200
  )
}

/** Inputs, groups of inputs and declared tests, each once. */
function candidates(view: ValueView): readonly Candidate[] {
  const { influence, further } = view.value
  const tests = further?.tests ?? []
  const inputs = (influence?.inputs ?? []).map((one): Candidate => {
    const test = tests.find(({ inputs: of }) => of.length === 1 && of[0] === one.input)
    const note = noteOf(one.input, view)
    return {
      id: one.input,
      label: inputWords(one, view),
      note,
      most: forAll(one.information, view),
      figure: `value.information.${one.input}`,
      ...(test === undefined ? {} : { test }),
    }
  })
  return [...inputs, ...groupCandidates(view), ...jointTests(view)]
}

function groupCandidates(view: ValueView): readonly Candidate[] {
  const { further } = view.value
  return (further?.groups ?? [])
    .filter(
      ({ inputs }) =>
        inputs.length > 1 && !(further?.tests ?? []).some((test) => same(test.inputs, inputs)),
    )
    .map(({ id, kind, label, inputs, information }) => ({
      id: `group.${id}`,
      label: kind === 'declared' ? label : `Together: ${namesOf(inputs, view)}`,
      note: kind === 'declared' ? `together: ${namesOf(inputs, view)}` : label,
      most: forAll(information, view),
      figure: `value.information.group.${id}`,
    }))
}

/** Tests that observe several inputs at once. */
function jointTests(view: ValueView): readonly Candidate[] {
  const { further } = view.value
  return (further?.tests ?? [])
    .filter(({ inputs }) => inputs.length > 1)
    .map((test) => ({
      id: `group.${test.of}`,
      label: `Together: ${namesOf(test.inputs, view)}`,
      note: `one test of ${test.of}`,
      most: test.ceiling,
      test,
      figure: `value.information.test.${test.of}`,
    }))
}

/** What a finding is worth to all the decisions that it serves. */
export function forAll({ value, simulationError }: Estimate, view: ValueView): Estimate {
  const serves = view.value.further?.serves ?? 1
  return { value: value * serves, simulationError: simulationError * serves }
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}

/** The first inputs of several by name. */
export function namesOf(inputs: readonly string[], view: ValueView): string {
  const names = inputs.map((input) => inputWords({ input, label: labelOf(input, view) }, view))
  const [first = '', second = ''] = names
  return names.length > 2 ? `${first}, ${second} and ${names.length - 2} more` : names.join(' and ')
}

function labelOf(input: string, { value, model }: ValueView): string {
  const known = value.influence?.inputs.find((one) => one.input === input)?.label
  return known ?? model.assumptions.find(({ id }) => id === input)?.label ?? input
}

function noteOf(input: string, { model }: ValueView): string {
  if (input.startsWith('evidence.')) return 'measured'
  const kind = model.assumptions.find(({ id }) => id === input)?.source?.kind
  return kind === undefined ? 'no source' : kind.replace('-', ' ')
}
