/** Properties draw from the seed `WORTHLINE_SEED`, as continuous integration does: one commit, one verdict. */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: Number(process.env['WORTHLINE_SEED']) })
