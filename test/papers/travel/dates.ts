const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const

/** Ways in which data pages write a day. */
export const dateStyles = ['month', 'month', 'month-both', 'chinese-month', 'dots', 'iso'] as const
export type DateStyle = (typeof dateStyles)[number]

/** An ISO 8601 date as a data page writes it. */
export function writtenDate(date: string, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = months[Number(month) - 1] ?? ''
  switch (style) {
    case 'month':
      return `${day} ${name} ${year}`
    case 'month-both':
      return `${day} ${name}/${name} ${year}`
    case 'chinese-month':
      return `${day} ${Number(month)}月/${name} ${year}`
    case 'dots':
      return `${year}.${month}.${day}`
    case 'iso':
      return date
    default:
      return style satisfies never
  }
}
