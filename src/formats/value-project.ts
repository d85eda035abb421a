/**
 * The Value Project's open schemas (github.com/The-Value-Project/value-models, schemas 1.0, 2026) as
 * far as they are used here: a value model, the values of a customer, and claims with their range.
 * Every object may hold more keys than these.
 */

export const projectTypes = ['Money', 'Numeric', 'Percentage'] as const
export const projectCategories = [
  'Solution Variable',
  'Improvement Claim',
  'Market Variable',
  'Customer Variable',
] as const
export const claimBases = [
  'customer_data',
  'third_party_research',
  'internal_testing',
  'analyst_estimate',
  'vendor_estimate',
] as const

/** Where a part comes from in a study of ours, and what it was when it was written. */
export interface Origin {
  /** Id in the study. */
  readonly id: string
  /** The value of a variable in its own unit, or the equation of a driver, as exported. */
  readonly exported: number | string
  /** Haircuts of a driver as exported, by their keys in a study. */
  readonly shares?: Readonly<Record<string, number>>
}

/** An input of equations, which name it. Percentages are whole numbers: 30 is 30 %. */
export interface ProjectVariable {
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly type: (typeof projectTypes)[number]
  readonly category: (typeof projectCategories)[number]
  readonly unit?: string
  readonly defaultValue?: number
  readonly worthline?: Origin
}

/** A variable that is computed from others. */
export interface ProjectDependency {
  readonly variable: string
  readonly equation: string
}

/** One source of value: money a year (or once) by an equation in which percentages are fractions. */
export interface ProjectDriver {
  readonly name: string
  readonly category: string
  readonly description: string
  readonly equation: string
  readonly variablesUsed: readonly string[]
  readonly once: boolean
  /** A year, as a fraction. */
  readonly decay?: number
  /** Years. */
  readonly horizon?: number
  readonly tiers: readonly string[]
  readonly metric?: string
  readonly metricEquation?: string
  readonly worthline?: Origin
}

/** What a product is worth, whoever takes it. */
export interface ProjectModel {
  readonly id: string
  readonly product: string
  readonly description: string
  readonly variables: readonly ProjectVariable[]
  readonly dependencies: readonly ProjectDependency[]
  readonly drivers: readonly ProjectDriver[]
  readonly tiers: readonly string[]
  /** What stands under `worthline`: the study that it was exported from, without rows. */
  readonly study?: unknown
}

/** What a customer's value of a variable is, and where it comes from. */
export interface ProjectValue {
  readonly name: string
  readonly value: number
  readonly sources: readonly string[]
  readonly notes?: string
}

/** Whether a driver counts for a customer, and what is taken off it. */
export interface ProjectAdjustment {
  readonly name: string
  readonly selected: boolean
  readonly reason?: string
  /** A fraction. */
  readonly executionRisk?: number
  /** A fraction; whole percent in the file. */
  readonly attribution?: number
}

/** The values of one customer. */
export interface ProjectCustomer {
  readonly customer: string
  readonly values: readonly ProjectValue[]
  readonly adjustments: readonly ProjectAdjustment[]
  /** Names of variables of which nothing is known. */
  readonly missing: readonly string[]
}

/** What a vendor claims of one variable: the middle and the ends of what was seen. */
export interface ProjectClaim {
  readonly variable: string
  readonly unit: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly basis: (typeof claimBases)[number]
  readonly notes?: string
}

/** The claims of a vendor on one day. */
export interface ProjectClaims {
  readonly model: string
  readonly date?: string
  readonly claims: readonly ProjectClaim[]
}

/** What was found in files. */
export interface ValueProject {
  readonly model?: ProjectModel
  readonly customer?: ProjectCustomer
  readonly claims?: ProjectClaims
}
