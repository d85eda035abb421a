import { betweenProducts, type GroupedRows, withinProducts } from '#stats/panel/grouped-rows'
import type { RestrictedFit } from '#stats/panel/restricted-likelihood'
import { inverseOf, timesMatrix, timesVector, traceOfProduct } from '#stats/panel/small-matrix'

/**
 * Degrees of freedom of a linear combination of a mixed model's coefficients: 2 v^2 / (g' I^-1 g), v its variance, g how
 * v moves with the variances between and within units, I their observed information. In units of the variance
 * within, which leaves it unchanged.
 * Source: Giesbrecht and Burns, Biometrics 1985;41:477; derivatives: Lindstrom and Bates, JASA 1988;83:1014.
 * @param contrast weights of the orthogonal columns
 */
export function satterthwaite(
  rows: GroupedRows,
  fit: RestrictedFit,
  contrast: readonly number[],
): number {
  const { inverse } = fit
  const { between, within } = derivatives(rows, fit)
  const weighted = timesVector(inverse, contrast)
  const quadratic = (matrix: readonly (readonly number[])[]) =>
    inner(weighted, timesVector(matrix, weighted))
  const variance = inner(contrast, weighted)
  const gradient = [quadratic(between.columns), quadratic(within.columns)]
  const information = observedInformation(rows, fit)
  return (2 * variance ** 2) / inner(gradient, timesVector(inverseOf(information), gradient))
}

/** One of the two variances: X' V^-1 Vi V^-1 X and X' V^-1 Vi V^-1 r. */
interface Derivative {
  readonly columns: readonly (readonly number[])[]
  readonly residuals: readonly number[]
}

function derivatives(
  rows: GroupedRows,
  fit: RestrictedFit,
): { readonly between: Derivative; readonly within: Derivative } {
  const shrunk = powersOf(fit)
  return {
    between: split(fit, betweenProducts(rows, shrunk(2))),
    within: split(
      fit,
      withinProducts(rows, (n) => (1 - shrunk(2)(n)) / n),
    ),
  }
}

/** (1 + n ratio)^-power: what V^-power does to the level of a unit of n rows. */
function powersOf({ ratio }: RestrictedFit): (power: number) => (n: number) => number {
  return (power) => (n) => (1 + n * ratio) ** -power
}

/** Splits cross products over columns and outcome into those of columns, and of columns with the fit's residuals. */
function split(
  { coefficients }: RestrictedFit,
  products: readonly (readonly number[])[],
): Derivative {
  const p = coefficients.length
  const columns = products.slice(0, p).map((row) => row.slice(0, p))
  const fitted = timesVector(columns, coefficients)
  return { columns, residuals: fitted.map((value, j) => products[j]![p]! - value) }
}

/** The residuals' own part of cross products over columns and outcome. */
function residualSquare(
  { coefficients }: RestrictedFit,
  products: readonly (readonly number[])[],
): number {
  const weights = [...coefficients.map((value) => -value), 1]
  return inner(weights, timesVector(products, weights))
}

/** - tr(P Vi P Vj) / 2 + y' P Vi P Vj P y, between units first. */
function observedInformation(rows: GroupedRows, fit: RestrictedFit): number[][] {
  const { inverse, within: variance } = fit
  const { between, within } = derivatives(rows, fit)
  const shrunk = powersOf(fit)
  const total = (of: (n: number) => number) => rows.groups.reduce((sum, { n }) => sum + of(n), 0)
  const entry = (
    [a, b]: readonly [Derivative, Derivative],
    products: readonly (readonly number[])[],
    trace: number,
  ): number => {
    const columns = split(fit, products).columns
    const left = timesMatrix(inverse, a.columns)
    const projected =
      trace -
      2 * traceOfProduct(inverse, columns) +
      traceOfProduct(left, timesMatrix(inverse, b.columns))
    const fitted = inner(a.residuals, timesVector(inverse, b.residuals))
    return (residualSquare(fit, products) - fitted) / variance - projected / 2
  }
  const both = entry(
    [between, within],
    betweenProducts(rows, shrunk(3)),
    total((n) => n * shrunk(2)(n)),
  )
  return [
    [
      entry(
        [between, between],
        betweenProducts(rows, (n) => n * shrunk(3)(n)),
        total((n) => n * n * shrunk(2)(n)),
      ),
      both,
    ],
    [
      both,
      entry(
        [within, within],
        withinProducts(rows, (n) => (1 - shrunk(3)(n)) / n),
        total((n) => n - 1 + shrunk(2)(n)),
      ),
    ],
  ]
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * b[k]!, 0)
}
