import { expect, it } from 'vitest'
import { exampleDocument } from '../../test/documents/example-document.ts'
import { contrastsBehind } from '#charts/contrasts-behind'
import { readStudy } from '#study/document/resolve-study'
import { completeModel } from '#study/evaluation/check-value'
import { expectedContrasts } from '#study/evaluation/contrasts'

const talks = `  - id: talks
    design: interview
    need: wait
    answers:
      - { by: a, solution: paper, p10: 1 min, p50: 2 min, p90: 3 min }
      - { by: a, solution: portal, p10: 1 min, p50: 2 min, p90: 3 min }
assumptions:`

it.each(['trial', 'talks'])('the money rests on the block that the formula names: %s', (block) => {
  const text = exampleDocument
    .replace('assumptions:', talks)
    .replace('saved(wait) * volume * hourly', `"saved(wait, ${block}) * volume * hourly"`)
  const { study } = readStudy(text, 'study.yaml').value!
  const model = completeModel(study.model!, expectedContrasts(study), [])
  expect(contrastsBehind(model).map((contrast) => contrast.block)).toEqual([block])
})
