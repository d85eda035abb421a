import type {
  Answer,
  MomentsAnswer,
  MomentsQuestion,
  Question,
  ShapeAnswer,
  ShapeQuestion,
  UnitsAnswer,
} from '#evidence/rows/question'
import { questionKey } from '#evidence/rows/question'

/** Everything that was answered about one data set, each answer with its question. */
export interface DataAnswers {
  readonly units?: UnitsAnswer
  readonly moments?: { readonly question: MomentsQuestion; readonly answer: MomentsAnswer }
  readonly shapes: readonly { readonly question: ShapeQuestion; readonly answer: ShapeAnswer }[]
}

/**
 * The answers about one data set, found by the keys of their questions. Questions that were not
 * answered are left out.
 */
export function answersAbout(
  data: string,
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
): DataAnswers {
  let found: DataAnswers = { shapes: [] }
  for (const question of questions) {
    const answer = answers.get(questionKey(question))
    if (question.data === data && answer !== undefined) found = withAnswer(found, question, answer)
  }
  return found
}

function withAnswer(found: DataAnswers, question: Question, answer: Answer): DataAnswers {
  if (answer.kind === 'units') return { ...found, units: answer }
  if (question.kind === 'moments' && answer.kind === 'moments')
    return { ...found, moments: { question, answer } }
  if (question.kind === 'shape' && answer.kind === 'shape')
    return { ...found, shapes: [...found.shapes, { question, answer }] }
  return found
}
