import { StatisticsError } from '../error.ts'
import { beta } from './beta.ts'
import { discrete } from './discrete.ts'
import type { Distribution } from './distribution.ts'
import { empirical } from './empirical.ts'
import type { Family, FamilyName, OfFamily } from './family.ts'
import { fixed } from './fixed.ts'
import { gamma } from './gamma.ts'
import { logitNormal } from './logit-normal.ts'
import { lognormal } from './lognormal.ts'
import { mixture } from './mixture.ts'
import { normal } from './normal.ts'
import { pert } from './pert.ts'
import { poisson } from './poisson.ts'
import { quantiles } from './quantiles.ts'
import { threeQuantiles } from './three-quantiles.ts'
import { triangular } from './triangular.ts'
import { truncated } from './truncated.ts'
import { uniform } from './uniform.ts'

const FAMILIES: { readonly [F in FamilyName]: Family<OfFamily<F>> } = {
  fixed,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  'logit-normal': logitNormal,
  beta,
  gamma,
  poisson,
  discrete,
  empirical,
  'three-quantiles': threeQuantiles,
  quantiles,
  mixture,
  truncated,
}

/** The family of a distribution, its parameters unchecked. */
export function familyOf(d: Distribution): Family<Distribution> {
  return FAMILIES[d.family]
}

/** The family of a distribution; throws `domain` with what is wrong with its parameters. */
export function checkedFamilyOf(d: Distribution): Family<Distribution> {
  const family = familyOf(d)
  const wrong = family.check(d)
  if (wrong !== undefined) throw new StatisticsError('domain', wrong, { family: d.family })
  return family
}
