import type { Assumption, SegmentAssumptions, ValueModel } from './model.ts'

/**
 * The model of one segment of customers: assumptions that it has values of its own for are replaced, everything else is
 * that of all. A segment without values of its own gives the model as it is.
 */
export function segmentModel<M extends Pick<ValueModel, 'segments' | 'assumptions'>>(
  model: M,
  segment: string,
): M {
  const own = model.segments?.find(({ id }) => id === segment)
  if (own === undefined) return model
  return { ...model, assumptions: model.assumptions.map((each) => ofSegment(each, own)) }
}

function ofSegment(assumption: Assumption, { set }: SegmentAssumptions): Assumption {
  const own = Object.hasOwn(set, assumption.id) ? set[assumption.id] : undefined
  if (own === undefined) return assumption
  const { column: _column, experts: _experts, ...rest } = assumption
  return { ...rest, distribution: own.distribution, unit: own.unit, text: own.text }
}
