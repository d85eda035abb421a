import { counted, designWords, gradeWords, labWords, needsInWords } from '#charts/wording'
import type { Assessment } from '#study/evaluation/assessment'

/** How one evidence block was made and how strong that is, in words. */
export interface DesignInWords {
  readonly block: string
  readonly words: string
  readonly reason: string
}

/** The designs of the evidence blocks, in the order of the study. */
export function designsInWords(assessment: Assessment): readonly DesignInWords[] {
  const needs = needsInWords(assessment)
  const blocks = [...new Set(assessment.estimates.map((estimate) => estimate.block))]
  return blocks.map((block) => {
    const of = assessment.estimates.filter((estimate) => estimate.block === block)
    const lead = of[0]!
    const grades = [...new Set(of.map(({ grade }) => grade))]
    const reasons = grades.map((grade) => {
      const graded = of.filter((estimate) => estimate.grade === grade)
      const named = graded.map(({ need }) => needs.get(need) ?? need).join(', ')
      const reason = graded[0]!.gradeReason
      return grades.length === 1 ? reason : `${gradeWords(grade)} for ${named}: ${reason}`
    })
    return {
      block,
      words: `${designWords(lead.design)}, ${counted(of.length, 'metric')}, ${grades.map(gradeWords).join(' and ')}`,
      reason: [...reasons, ...(lead.setting === 'lab' ? [labWords] : [])].join('; '),
    }
  })
}
