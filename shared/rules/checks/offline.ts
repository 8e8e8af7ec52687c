import type { Rule } from '../rule.ts'

/** 联网核查: name, number and portrait against the population register. The station has no network. */
const register: Rule = {
  id: 'authenticity.register',
  version: 2,
  category: 'AUTHENTICITY',
  code: 'ID_REGISTER_CHECK',
  severity: 'S3',
  source: '联网核查公民身份信息系统 (population register)',
  check: () => [{ state: 'not-performed', reason: 'no-network' }],
}

/** The portrait against the person. There is nobody at the station to compare it with. */
const face: Rule = {
  id: 'authenticity.face',
  version: 2,
  category: 'AUTHENTICITY',
  code: 'FACE_MATCH',
  severity: 'S3',
  source: 'the person, face to face',
  check: () => [{ state: 'not-performed', reason: 'no-counterpart' }],
}

/** What cannot be checked offline is recorded as not performed, never left out. */
export const offlineRules: readonly Rule[] = [register, face]
