import { z } from 'zod'
import { idSchema, momentSchema, revisionSchema, textSchema } from '#contract/identifiers'
import { findingSchema } from '#contract/problem'

/** The headline of a study as text that is ready to be shown, so that lists need no evaluation. */
export const answerSummarySchema = z
  .object({
    revision: revisionSchema,
    /** `worth`: "EUR 124 k a year (80 k to 190 k, 80 % range)"; what the study says instead without money. */
    headline: z.string(),
    sentence: z.string(),
    /** Chance that it costs more than it brings, 0 to 1. */
    lossProbability: z.number().optional(),
    /** Of the evidence, in words: "strong", "weak", "none". */
    strength: z.string(),
    /** What to do next. */
    next: z.string().optional(),
    at: momentSchema,
  })
  .meta({ id: 'AnswerSummary' })

const roomIds = ['job', 'evidence', 'value', 'market'] as const

/** What a room of a study still lacks; nothing where it is complete. */
const missingSchema = z
  .object({
    room: z.enum(roomIds),
    words: z.string(),
    /** Path in the document where it would stand. */
    path: z.array(z.string()).optional(),
  })
  .meta({ id: 'Missing' })

export const studySummarySchema = z
  .object({
    id: idSchema,
    title: z.string(),
    revision: revisionSchema,
    changedAt: momentSchema,
    changedBy: z.string(),
    archived: z.boolean(),
    simulated: z.boolean(),
    /** Whether it holds the figures of a customer over those of another study. */
    customerModel: z.boolean(),
    /** Of the last revision that was evaluated; `answer.revision` below `revision` means stale. */
    answer: answerSummarySchema.optional(),
    missing: z.array(missingSchema),
    /** Assumptions and evidence whose review date has come, and the next one. */
    reviewsDue: z.int(),
    nextReview: z.string().optional(),
  })
  .meta({ id: 'StudySummary' })

/** A study as it stands at a revision. */
export const studyDocumentSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    revision: revisionSchema,
    archived: z.boolean(),
    /** YAML or JSON, with comments as written. */
    text: z.string(),
    /** The same as JSON; absent where the text cannot be read as YAML. */
    document: z.unknown().optional(),
    findings: z.array(findingSchema),
    missing: z.array(missingSchema),
    /** The files of its data, by the names that the document uses. */
    files: z.array(
      z.object({ name: z.string(), bytes: z.int(), hash: z.string(), addedAt: momentSchema }),
    ),
  })
  .meta({ id: 'StudyDocument' })

/** What a new study starts from. */
export const newStudySchema = z
  .discriminatedUnion('from', [
    z.object({ from: z.literal('template'), template: z.string().max(100) }),
    z.object({ from: z.literal('text'), text: textSchema(2_000_000) }),
    z.object({ from: z.literal('copy'), study: idSchema }),
    z.object({
      from: z.literal('customer'),
      study: idSchema,
      customer: textSchema(200).min(1),
    }),
    z.object({ from: z.literal('empty'), title: textSchema(300).min(1) }),
  ])
  .meta({ id: 'NewStudy' })

export const templateSchema = z
  .object({ id: z.string(), title: z.string(), about: z.string(), simulated: z.boolean() })
  .meta({ id: 'Template' })

export type AnswerSummary = z.infer<typeof answerSummarySchema>
export type RoomId = (typeof roomIds)[number]
export type Missing = z.infer<typeof missingSchema>
export type StudySummary = z.infer<typeof studySummarySchema>
export type StudyDocument = z.infer<typeof studyDocumentSchema>
export type NewStudy = z.infer<typeof newStudySchema>
export type Template = z.infer<typeof templateSchema>
