import { z } from 'zod'

/**
 * Kinds whose form is laid down, so that a legible one is recognised: what is not recognised is not one of these. They
 * are read as pictures even where a scanner's software has put a text layer under them.
 */
const laidDown = [
  'id-card-front',
  'id-card-back',
  'business-licence',
  'bank-card',
  'passport',
  /** 港澳居民来往内地通行证 and 往来港澳通行证. */
  'hk-macau-permit',
  /** 台湾居民来往大陆通行证 and 往来台湾通行证. */
  'taiwan-permit',
  /** 港澳居民居住证 and 台湾居民居住证. */
  'hk-macau-taiwan-residence-permit',
  /** 外国人永久居留身份证. */
  'foreigner-permanent-residence-card',
  'marriage-certificate',
  'household-register',
  /** 不动产权证书 and the older 房屋所有权证. */
  'property-certificate',
  /** 机动车登记证书. */
  'vehicle-certificate',
  /** 机动车行驶证. */
  'vehicle-licence',
] as const

/** What a document is. The one list: packages, readings, checklists and screens use these names. */
export const DocumentKind = z.enum([
  ...laidDown,
  'loan-contract',
  'bank-statement',
  'income-certificate',
  'credit-report',
  'financial-statement',
  'appraisal-report',
  'other',
])
export type DocumentKind = z.infer<typeof DocumentKind>

export const cardKinds: readonly DocumentKind[] = laidDown

/**
 * What somebody says a document is. A sender's word helps a poor picture over the line; a reviewer's word (or
 * `--kind` on the command line) is taken as it is.
 */
export const NamedKind = z.object({ kind: DocumentKind, by: z.enum(['sender', 'reviewer']) })
export type NamedKind = z.infer<typeof NamedKind>

/** Media types that the decoder opens; anything else is kept, listed and never decoded. */
const readableMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const ReadableMediaType = z.enum(readableMediaTypes)
export type ReadableMediaType = z.infer<typeof ReadableMediaType>
