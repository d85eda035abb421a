import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'
import type { QualityRules } from '#market/answers/quality-rules'
import type { AnswerScale } from '#market/needs/answer-scale'

/** A need that a survey speaks of: one of the study's jobs, or a name of its own. */
export interface SurveyedNeed {
  readonly id: string
  readonly label: string
}

/** The column that holds what people say of each need. */
export type NeedColumns = Readonly<Record<string, string>>

/** What stands for which need in columns that name needs. */
export type NeedCodes = Readonly<Record<string, string>>

/** How people were asked what is important to them. */
export type ImportanceQuestion =
  /** Everybody names a few. */
  | {
      readonly form: 'picks'
      readonly columns: readonly string[]
      /** Absent where the columns hold the needs' own ids. */
      readonly codes?: NeedCodes
      /** What stands for no pick. */
      readonly none: readonly string[]
      /** Shares of all people, or of those who picked one at least. */
      readonly base: 'all' | 'picked'
    }
  /** Everybody rates each. */
  | { readonly form: 'scale'; readonly scale: AnswerScale; readonly columns: NeedColumns }
  /** Everybody puts them in an order; 1 is the most important. */
  | {
      readonly form: 'ranks'
      readonly columns: NeedColumns
      /** How many were ranked. */
      readonly of: number
      /** Ranks up to this one count as important. */
      readonly top: number
    }
  /** Best and worst of each set, one row a set. */
  | {
      readonly form: 'choices'
      readonly best: string
      readonly worst: string
      /** Columns with what stood in the set. */
      readonly items: readonly string[]
      readonly codes?: NeedCodes
    }
  /** How often each was best and worst of the sets it stood in, one row a person. */
  | {
      readonly form: 'counts'
      readonly best: NeedColumns
      readonly worst: NeedColumns
      /** In how many sets each stood. */
      readonly shown: number
    }

/** Which needs are important to people, and how far each is met today. */
export interface NeedsSurvey extends BlockBasics {
  readonly kind: 'needs'
  /** Column that names the person, where several rows are of one. */
  readonly respondent?: string
  readonly needs: readonly SurveyedNeed[]
  readonly importance: ImportanceQuestion
  readonly satisfaction: { readonly scale: AnswerScale; readonly columns: NeedColumns }
  /** Scores from which a need counts as an opportunity, rising. */
  readonly thresholds: readonly number[]
  readonly quality: QualityRules
}

/** The columns that a survey of needs reads. */
export function needsColumns(survey: NeedsSurvey): AskedColumns {
  const { importance, satisfaction, quality, respondent } = survey
  const { numbers, names } = importanceColumns(importance)
  const { seconds } = quality.speeders ?? {}
  return {
    numbers: [
      ...numbers,
      ...Object.values(satisfaction.columns),
      ...(seconds === undefined ? [] : [seconds]),
    ],
    names: [...(respondent === undefined ? [] : [respondent]), ...names],
  }
}

function importanceColumns(question: ImportanceQuestion): AskedColumns {
  switch (question.form) {
    case 'picks':
      return { numbers: [], names: question.columns }
    case 'choices':
      return { numbers: [], names: [question.best, question.worst, ...question.items] }
    case 'counts':
      return {
        numbers: [...Object.values(question.best), ...Object.values(question.worst)],
        names: [],
      }
    default:
      return { numbers: Object.values(question.columns), names: [] }
  }
}

/** Under which variant the opportunity stands: of MaxDiff it is none of the top of a scale. */
export function scoreVariant({ importance: { form } }: Pick<NeedsSurvey, 'importance'>): string {
  return form === 'choices' || form === 'counts' ? '.maxdiff' : ''
}
