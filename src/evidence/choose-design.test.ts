import { describe, expect, it } from 'vitest'
import { chooseDesign, type DesignAnswers } from '#evidence/choose-design'
import type { Design } from '#evidence/estimate'

const cases: readonly (readonly [string, DesignAnswers, Design])[] = [
  ['one way only', { compared: false, sameUnits: false, decidedBy: 'lot' }, 'baseline'],
  ['both ways, order by lot', { compared: true, sameUnits: true, decidedBy: 'lot' }, 'crossover'],
  ['both ways, by a date', { compared: true, sameUnits: true, decidedBy: 'date' }, 'paired'],
  ['others, by lot', { compared: true, sameUnits: false, decidedBy: 'lot' }, 'randomized'],
  ['others, by a date', { compared: true, sameUnits: false, decidedBy: 'date' }, 'before-after'],
  [
    'the same before and after, some of whom changed',
    { compared: true, sameUnits: true, decidedBy: 'groups-at-a-date' },
    'difference-in-differences',
  ],
  [
    'some groups at a date',
    { compared: true, sameUnits: false, decidedBy: 'groups-at-a-date' },
    'difference-in-differences',
  ],
  ['they chose', { compared: true, sameUnits: false, decidedBy: 'themselves' }, 'non-randomized'],
]

describe('chooseDesign', () => {
  it.each(cases)('%s', (_, answers, design) => {
    expect(chooseDesign(answers)).toBe(design)
  })
})
