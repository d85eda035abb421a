/** Expected values: Python's csv and numpy.quantile on the same files. */
import { expect, test } from 'vitest'
import { worthline } from '../command.ts'
import { describeReal, realData } from './real-data.ts'

interface Column {
  readonly header: string
  readonly type: string
  readonly present: number
  readonly distinct: number
  readonly common: readonly { readonly text: string; readonly count: number }[]
  readonly numbers?: {
    readonly min: number
    readonly quartiles: readonly number[]
    readonly max: number
  }
}

describeReal('telco-customer-churn', () => {
  const file = `${realData('telco-customer-churn')}/telco_customer_churn.csv`
  const profile = (): { rows: number; duplicates: number; keys: string[]; columns: Column[] } =>
    JSON.parse(worthline('profile', file, '--format', 'json').out) as ReturnType<typeof profile>

  test('counts and quartiles are those of numpy', () => {
    const { rows, duplicates, keys, columns } = profile()
    expect([rows, duplicates, keys]).toEqual([7043, 0, ['customerID']])
    const column = (name: string): Column => columns.find(({ header }) => header === name)!
    expect(column('tenure')).toMatchObject({
      distinct: 73,
      numbers: { min: 0, quartiles: [9, 29, 55], max: 72 },
    })
    const { present, distinct, numbers } = column('TotalCharges')
    expect([present, distinct, numbers?.min, numbers?.max]).toEqual([7032, 6530, 18.8, 8684.8])
    const quartiles = [401.45, 1397.475, 3794.7375]
    numbers?.quartiles.forEach((value, i) => expect(value).toBeCloseTo(quartiles[i]!, 9))
    expect(column('Contract').common).toEqual([
      { text: 'Month-to-month', count: 3875 },
      { text: 'Two year', count: 1695 },
      { text: 'One year', count: 1473 },
    ])
    expect(column('Churn').type).toBe('yes-no')
  })
})
