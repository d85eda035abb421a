import { describe, expect, it } from 'vitest'
import { assessmentFixture } from '#reports/assessment-fixture'
import { changedModel } from './changed-model.ts'

const model = assessmentFixture.model!
const [first] = model.assumptions.filter(({ generated }) => !generated)
const written = { id: first!.id, value: first!.text, unit: first!.unit.text }

const documentWith = (value: string | number) => ({ assumptions: [{ ...written, value }] })

describe('changedModel', () => {
  it('is the same object where the document says the same', () => {
    expect(changedModel(model, documentWith(first!.text))).toBe(model)
    expect(changedModel(model, {})).toBe(model)
  })

  it('takes what the document says by now', () => {
    const changed = changedModel(model, documentWith(5))
    const one = changed.assumptions.find(({ id }) => id === first!.id)!
    expect(one).toMatchObject({ text: '5', distribution: { family: 'fixed', value: 5 } })
    expect(changed.assumptions.filter(({ id }) => id !== first!.id)).toEqual(
      model.assumptions.filter(({ id }) => id !== first!.id),
    )
  })

  it('leaves what cannot be read as it was', () => {
    expect(changedModel(model, documentWith('5 to'))).toBe(model)
  })

  it('takes the formula of a driver', () => {
    const driver = model.drivers[0]!
    const document = { value: { drivers: [{ id: driver.id, formula: `2 * (${driver.text})` }] } }
    const changed = changedModel(model, document).drivers[0]!
    expect(changed).toMatchObject({ text: `2 * (${driver.text})`, needs: driver.needs })
    expect(changed.formula).toMatchObject({ kind: 'binary', operator: '*' })
  })
})
