import type { Unit } from './unit.ts'

/** How a currency is written. */
export interface Currency {
  /** ISO 4217: `USD`. */
  readonly code: string
  /** What stands beside the amount; the code itself where the symbol would be unclear. */
  readonly symbol: string
  /** Digits of the smallest coin after the decimal mark. */
  readonly decimals: number
}

const symbols: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
  ['JPY', '¥'],
  ['INR', '₹'],
  ['KRW', '₩'],
  ['ILS', '₪'],
  ['UAH', '₴'],
  ['VND', '₫'],
  ['NGN', '₦'],
  ['PHP', '₱'],
  ['BRL', 'R$'],
  ['AUD', 'A$'],
  ['CAD', 'C$'],
  ['NZD', 'NZ$'],
  ['PLN', 'zł'],
  ['CZK', 'Kč'],
])

const withoutSymbol = [
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'ISK',
  'HUF',
  'RON',
  'BGN',
  'TRY',
  'CNY',
  'HKD',
  'SGD',
  'TWD',
  'THB',
  'IDR',
  'MYR',
  'MXN',
  'CLP',
  'COP',
  'ARS',
  'PEN',
  'ZAR',
  'EGP',
  'KES',
  'MAD',
  'AED',
  'SAR',
  'QAR',
  'KWD',
  'BHD',
  'JOD',
  'OMR',
  'TND',
] as const

/** ISO 4217, list one: minor units other than 2. */
const unusualDecimals: ReadonlyMap<string, number> = new Map([
  ...['JPY', 'KRW', 'VND', 'ISK', 'CLP'].map((code) => [code, 0] as const),
  ...['KWD', 'BHD', 'JOD', 'OMR', 'TND'].map((code) => [code, 3] as const),
])

/** The codes of the currencies that are known by more than their form. */
export const commonCurrencies: readonly string[] = [...symbols.keys(), ...withoutSymbol]

/** How a currency is written; one that is not common has its code for a symbol and two decimals. */
export function currencyOf(code: string): Currency {
  return {
    code,
    symbol: symbols.get(code) ?? code,
    decimals: unusualDecimals.get(code) ?? 2,
  }
}

/** The unit of amounts of money in a currency. */
export function unitOfCurrency(code: string): Unit {
  return { text: code, factor: 1, dimensions: { [code]: 1 } }
}
