import type { ArmParameter, DerivedArm, JointArms } from '#evidence/joint-arms'
import { readUnit } from '#quantity/read-unit'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Assumption, ValueModel } from './model.ts'

/** The numbers that stand for an assumption in a table, in its own unit. */
export interface CentralValues {
  /** Its mean. */
  readonly central: number
  readonly low: number
  readonly high: number
}

/** Which three numbers stand for an assumption? Its mean, P10 and P90, in its own unit. */
export function centralValues({ distribution }: Assumption): CentralValues {
  return {
    central: distributionMean(distribution),
    low: distributionQuantile(distribution, 0.1),
    high: distributionQuantile(distribution, 0.9),
  }
}

/**
 * The same model with nothing uncertain in it: every assumption at its mean or at a value given in
 * its own unit, every arm of the evidence at its mean, without the bias terms of designs (their
 * mean changes nothing). Two draws of it give one plain calculation: what a spreadsheet shows. A
 * mean of products is no product of means: its figures are near the simulated ones, not equal.
 *
 * @param chosen values by id of the assumption, instead of its mean
 */
export function centralModel(
  model: ValueModel,
  chosen: Readonly<Record<string, number>> = {},
): ValueModel {
  return {
    ...model,
    correlations: [],
    assumptions: model.assumptions.map((assumption) => ({
      ...assumption,
      distribution: fixed(chosen[assumption.id] ?? distributionMean(assumption.distribution)),
    })),
    arms: model.arms.map(centralJoint),
  }
}

function fixed(value: number): Distribution {
  return { family: 'fixed', value }
}

function centralJoint({ parameters, derived, ...joint }: JointArms): JointArms {
  return {
    ...joint,
    parameters: parameters.map((parameter) => ({
      ...withoutBias(parameter),
      marginal: fixed(distributionMean(parameter.marginal)),
    })),
    correlation: parameters.map((_, row) =>
      parameters.map((_, column) => (row === column ? 1 : 0)),
    ),
    ...(derived === undefined ? {} : { derived: derived.map((arm) => ({ ...arm, sd: 0 })) }),
  }
}

function withoutBias({ bias: _bias, ...parameter }: ArmParameter): ArmParameter {
  return parameter
}

/** An arm of the evidence at its mean, in its own unit. */
export interface CentralArm {
  readonly value: number
  readonly unit: string
  /** What one of the unit is in base units. */
  readonly factor: number
}

/** At which value does each arm of the evidence stand in `centralModel`? By id of the parameter. */
export function centralArms(model: Pick<ValueModel, 'arms'>): ReadonlyMap<string, CentralArm> {
  const arms = new Map<string, CentralArm>()
  for (const { parameters } of model.arms) {
    for (const { id, unit, marginal } of parameters) {
      arms.set(id, { value: distributionMean(marginal), unit, factor: factorOf(unit) })
    }
  }
  for (const arm of model.arms.flatMap(({ derived = [] }) => derived)) {
    const origin = arms.get(arm.from)
    if (origin !== undefined) arms.set(arm.id, derivedArm(arm, origin))
  }
  return arms
}

function derivedArm({ scale, mean, unit }: DerivedArm, origin: CentralArm): CentralArm {
  const factor = factorOf(unit)
  const value = (origin.value * origin.factor) / factor
  if (scale === 'factor') return { value: value * Math.exp(mean), unit, factor }
  if (scale === 'shift') return { value: value + mean, unit, factor }
  return { value: value / (value + (1 - value) * Math.exp(-mean)), unit, factor }
}

function factorOf(unit: string): number {
  return readUnit(unit).value?.factor ?? 1
}
