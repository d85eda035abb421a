import { counted, designWords, gradeWords } from '#charts/wording'
import type { Assessment } from '#study/evaluation/assessment'

/** How one evidence block was made and how strong that is, in words. */
export interface DesignInWords {
  readonly block: string
  readonly words: string
  readonly reason: string
}

/** The designs of the evidence blocks, in the order of the study. */
export function designsInWords(assessment: Assessment): readonly DesignInWords[] {
  const blocks = [...new Set(assessment.estimates.map((estimate) => estimate.block))]
  return blocks.map((block) => {
    const of = assessment.estimates.filter((estimate) => estimate.block === block)
    const first = of.toSorted((a, b) => a.grade - b.grade)[0]!
    const lab = first.setting === 'lab' ? '; measured in a simulated setting' : ''
    return {
      block,
      words: `${designWords(first.design)}, ${counted(of.length, 'metric')}, ${gradeWords(first.grade)}`,
      reason: `${first.gradeReason}${lab}`,
    }
  })
}
