import { studies } from '#storage/database/migrations/001-studies'
import { uploadsAndJobs } from '#storage/database/migrations/002-uploads-and-jobs'
import { results } from '#storage/database/migrations/003-results'
import { summaries } from '#storage/database/migrations/004-summaries'
import { jobsWithoutShare } from '#storage/database/migrations/005-jobs-without-share'
import { promises } from '#storage/database/migrations/006-promises'
import { customerModels } from '#storage/database/migrations/007-customer-models'
import type { Migration } from '#storage/database/migrations/migration'

/** All migrations in their order; schema n is what stands after the first n. Only ever added to. */
export const migrations: readonly Migration[] = [
  studies,
  uploadsAndJobs,
  results,
  summaries,
  jobsWithoutShare,
  promises,
  customerModels,
]
