import type { Expression } from '#value/formula/expression'
import type { Role } from '#value/expression-role'
import type { AdoptionCurve, Cost, Driver, ValueModel } from '#value/model'

/** One expression of a value model with what it stands for. */
export interface ModelExpression {
  readonly expression: Expression
  readonly role: Role
  /** In the study document, by ids: `value.drivers.theatre-time.formula`. */
  readonly path: string
  /** For people: "the formula of the driver theatre-time". */
  readonly words: string
  /** As written, where the model keeps it. */
  readonly text?: string
}

/** Every expression of a model, in the order of the document. */
export function modelExpressions(model: ValueModel): readonly ModelExpression[] {
  return [
    ...Object.entries(model.formulas).map(([id, expression]) => formulaExpression(id, expression)),
    discountRateExpression(model),
    ...model.adoption.map((_, index) => adoptionExpression(model, index)),
    ...(model.curve === undefined ? [] : curveExpressions(model.curve)),
    ...model.drivers.flatMap((driver) => Object.values(driverExpressions(driver))),
    ...model.costs.flatMap((cost) => Object.values(costExpressions(cost))),
  ]
}

/** A reusable part of formulas. */
export function formulaExpression(id: string, expression: Expression): ModelExpression {
  return { expression, role: 'part', path: `formulas.${id}.formula`, words: `the formula ${id}` }
}

/** The discount rate with its place and the part it plays. */
export function discountRateExpression(model: Pick<ValueModel, 'discountRate'>): ModelExpression {
  return {
    expression: model.discountRate,
    role: 'discount-rate',
    path: 'value.discount-rate',
    words: 'the discount rate',
  }
}

/** The adoption of year `index + 1`; the last entry holds for the years after it. */
export function adoptionExpression(
  model: Pick<ValueModel, 'adoption'>,
  index: number,
): ModelExpression {
  const last = model.adoption.length - 1
  const entry = Math.min(index, last)
  return {
    expression: model.adoption[entry] ?? { kind: 'number', value: 1, span: { start: 0, end: 0 } },
    role: 'adoption',
    path: last > 0 ? `value.adoption.${entry + 1}` : 'value.adoption',
    words: last > 0 ? `the adoption of year ${entry + 1}` : 'the adoption',
  }
}

/** The fields of a curve of adoption that are expressions, each with its place and the part it plays. */
export function curveExpressions(curve: AdoptionCurve): readonly ModelExpression[] {
  return curve.shape === 'table'
    ? curve.points.map(({ share }, index) => pointExpression(share, index))
    : Object.values(curveFields(curve))
}

/** The share that a table of adoption has at its entry `index + 1`. */
export function pointExpression(expression: Expression, index: number): ModelExpression {
  return {
    expression,
    role: 'adoption',
    path: `value.adoption.points.${index + 1}.share`,
    words: `the adoption at entry ${index + 1}`,
  }
}

/** The fields of a ramp or an S-curve, by name. */
export interface CurveFields {
  readonly from?: ModelExpression
  readonly to: ModelExpression
  readonly starts?: ModelExpression
  readonly halfway?: ModelExpression
  readonly over: ModelExpression
}

/** Shares and times of a ramp or an S-curve of adoption. */
export function curveFields(curve: Exclude<AdoptionCurve, { shape: 'table' }>): CurveFields {
  const of = (
    key: string,
    role: Role,
    expression: Expression | undefined,
  ): ModelExpression | undefined =>
    expression && {
      expression,
      role,
      path: `value.adoption.${key}`,
      words: `\`${key}\` of the adoption`,
    }
  const { from, starts, halfway } =
    curve.shape === 'linear'
      ? { ...curve, halfway: undefined }
      : { ...curve, from: undefined, starts: undefined }
  return {
    ...withoutGaps({
      from: of('from', 'adoption', from),
      starts: of('starts', 'starts', starts),
      halfway: of('halfway', 'starts', halfway),
    }),
    to: of('to', 'adoption', curve.to)!,
    over: of('over', 'span', curve.over)!,
  }
}

/** The fields of a driver that are expressions. */
export interface DriverExpressions {
  readonly formula: ModelExpression
  readonly capture?: ModelExpression
  readonly attribution?: ModelExpression
  readonly executionRisk?: ModelExpression
  readonly decay?: ModelExpression
  readonly growth?: ModelExpression
  readonly starts?: ModelExpression
}

const fieldWords: Readonly<Record<string, string>> = {
  'execution-risk': 'execution risk',
  starts: 'start',
}

/** Formula, haircuts and course of a driver, each with its place and the part it plays. */
export function driverExpressions(driver: Driver): DriverExpressions {
  const { haircuts, growth, starts } = driver
  const of = (
    key: string,
    role: Role,
    expression: Expression | undefined,
  ): ModelExpression | undefined =>
    expression && {
      expression,
      role,
      path: `${driver.path}.${key}`,
      words: `the ${fieldWords[key] ?? key} of the driver ${driver.id}`,
    }
  const fields = {
    capture: of('capture', 'haircut', haircuts.capture),
    attribution: of('attribution', 'haircut', haircuts.attribution),
    executionRisk: of('execution-risk', 'haircut', haircuts.executionRisk),
    decay: of('decay', 'decay', haircuts.decay),
    growth: of('growth', 'growth', growth),
    starts: of('starts', 'starts', starts),
  }
  return {
    formula: {
      expression: driver.formula,
      role: 'money-a-year',
      path: `${driver.path}.formula`,
      words: `the formula of the driver ${driver.id}`,
      text: driver.text,
    },
    ...withoutGaps(fields),
  }
}

/** The fields of a cost that are expressions. */
export interface CostExpressions {
  readonly amount: ModelExpression
  readonly growth?: ModelExpression
}

/** Amount and growth of a cost, each with its place and the part it plays. */
export function costExpressions(cost: Cost): CostExpressions {
  const amount: ModelExpression = {
    expression: cost.amount,
    role: cost.timing.once ? 'money' : 'money-a-year',
    path: `${cost.path}.${cost.internal ? 'hours' : 'amount'}`,
    words: `the amount of the cost ${cost.id}`,
    ...(cost.internal ? {} : { text: cost.text }),
  }
  if (cost.growth === undefined) return { amount }
  const growth: ModelExpression = {
    expression: cost.growth,
    role: 'growth',
    path: `${cost.path}.growth`,
    words: `the growth of the cost ${cost.id}`,
  }
  return { amount, growth }
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

function withoutGaps<T extends object>(fields: T): Present<T> {
  const entries = Object.entries(fields).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as Present<T>
}
