import { z } from 'zod'

/** What a person may do. One person can hold several roles but never decides two levels of one case. */
const roles = ['supervisor', 'reviewer-1', 'reviewer-2', 'reviewer-3', 'auditor'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const UserName = z.string().trim().min(1).max(64).brand('UserName')
export type UserName = z.infer<typeof UserName>

/** Review level: 1 初审, 2 复审, 3 终审. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Level = z.infer<typeof Level>

export function reviewerRole(level: Level): Role {
  return `reviewer-${level}`
}
