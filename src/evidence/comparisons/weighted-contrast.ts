import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { ratioInput, welchDifference } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'

/** The raw contrast of two arms of weighted rows, each a sample of its own: Welch's t on linearised errors. */
export function weightedContrast(
  input: IndependentRows,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Contrasted {
  const [a, b] = [baseline.estimate!, treatment.estimate!]
  const by = input.clusters === undefined ? '' : ' by cluster'
  const how = {
    method: `difference of weighted means; linearised errors${by}, Welch's t`,
    test: "Welch's t test, linearised errors",
  }
  return contrastMeans({ ...ratioInput(input, a, b), difference: welchDifference(a, b), how })
}
