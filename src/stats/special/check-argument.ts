import { StatisticsError } from '../error.ts'

/** Throws `not-finite` where a function's variable is not a number; infinities are allowed. */
export function checkVariable(name: string, value: number): void {
  if (Number.isNaN(value)) {
    throw new StatisticsError('not-finite', `${name} is not a number`, { [name]: value })
  }
}

/** Throws `not-finite` or `domain` unless a parameter is a finite number above zero. */
export function checkPositive(name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new StatisticsError('not-finite', `${name} must be a finite number, not ${value}`, {
      [name]: value,
    })
  }
  if (value <= 0) {
    throw new StatisticsError('domain', `${name} must be above 0, not ${value}`, { [name]: value })
  }
}

/** Throws `not-finite` or `domain` unless a probability lies in [0, 1]. */
export function checkProbability(p: number): void {
  checkVariable('p', p)
  if (p < 0 || p > 1) {
    throw new StatisticsError('domain', `a probability lies between 0 and 1, not at ${p}`, { p })
  }
}
