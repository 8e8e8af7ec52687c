import type { Rule } from './rule.ts'

/** 联网核查: name, number and portrait against the population register. The station has no network. */
const register: Rule = {
  id: 'authenticity.register',
  version: 1,
  category: 'AUTHENTICITY',
  code: 'ID_REGISTER_CHECK',
  severity: 'S3',
  check: () => [{ state: 'not-performed' }],
}

/** The portrait against the person. There is nobody at the station to compare it with. */
const face: Rule = {
  id: 'authenticity.face',
  version: 1,
  category: 'AUTHENTICITY',
  code: 'FACE_MATCH',
  severity: 'S3',
  check: () => [{ state: 'not-performed' }],
}

/** What cannot be checked offline is recorded as not performed, never left out. */
export const offlineRules: readonly Rule[] = [register, face]
