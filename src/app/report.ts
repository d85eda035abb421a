import type { Outcome } from '#quantity/finding'
import { english } from '#quantity/locale'
import { writeHtmlReport } from '#reports/html/write-html-report'
import { writeJson } from '#reports/json/write-json'
import { writeMarkdownReport } from '#reports/markdown/write-markdown-report'
import { pageBundle } from '#reports/page-bundle'
import { writeTextReport, type TextReportOptions } from '#reports/text/write-text-report'
import { printPage } from '#storage/page-printer'
import type { Assessment } from '#study/evaluation/assessment'

/** What an answer can be written as. */
export const reportFormats = ['text', 'json', 'html', 'markdown'] as const

export type ReportFormat = (typeof reportFormats)[number]

/** The HTML report as PDF, or why there is none. */
export async function pdfOf(assessment: Assessment): Promise<Outcome<Uint8Array>> {
  const date = new Date().toISOString().slice(0, 10)
  return printPage(writeHtmlReport(assessment, { locale: english, date, ...(await pageBundle()) }))
}

/** An assessment as a text of some format. */
export async function writeReport(
  assessment: Assessment,
  format: ReportFormat,
  look: Omit<TextReportOptions, 'locale'>,
): Promise<string> {
  const date = new Date().toISOString().slice(0, 10)
  switch (format) {
    case 'json':
      return writeJson(assessment)
    case 'html':
      return writeHtmlReport(assessment, { locale: english, date, ...(await pageBundle()) })
    case 'markdown':
      return writeMarkdownReport(assessment, { locale: english, date })
    case 'text':
      return writeTextReport(assessment, { locale: english, ...look })
  }
}
