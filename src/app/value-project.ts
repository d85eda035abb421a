import {
  writeValueProject,
  type ValueProjectFiles,
} from '#reports/value-project/write-value-project'
import type { StudyDocument } from '#study/document/schema/study'
import type { Assessment } from '#study/evaluation/assessment'

/** An assessment as files of the Value Project; undefined where it has no money. */
export function valueProjectOf(
  assessment: Assessment,
  document: StudyDocument,
): ValueProjectFiles | undefined {
  return writeValueProject(assessment, document)
}
