import { beside, cell, date } from '../../fields/forms/patterns.ts'
import { anyOf } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'

/** GB/T 37346-2019: 28 characters. */
const unitNumber = /^\d{12}[A-Z]{2}\d{5}[A-Z]\d{8}$/

const place = '\\p{Script=Han}[^\\t\\n]{3,60}'

/** 不动产权证书, and 房屋所有权证 as it was before 2015. */
export const propertyCertificate = labelledKind({
  features: [
    anyOf(['不动产权第', '房权证', '不动产权证书', '房屋所有权证'], 3),
    anyOf(['权利人', '房屋所有权人'], 2),
    anyOf(['共有情况'], 1),
    anyOf(['坐落'], 1),
    anyOf(['不动产单元号', '规划用途', '房屋性质'], 2),
    anyOf(['权利类型', '权利性质', '建筑面积', '使用期限'], 1),
  ],
  mostRows: 90,
  fields: {
    number: {
      form: 'code',
      patterns: [
        '(?<value>\\p{Script=Han}\\t?[（(]\\t?\\d{4}\\t?[）)][^\\n]{1,20}?不动产权\\t?第\\t?\\d[\\d\\t]{4,11}号)',
        '(?<value>[^\\t\\n]{1,8}房权证[^\\n]{0,16}?第\\t?[\\dA-Za-z-]{4,14}\\t?号)',
      ],
    },
    owner: { form: 'text', patterns: beside(['房屋所有权人', '所有权人', '权利人'], cell(40)) },
    address: { form: 'text', patterns: beside(['房屋坐落', '坐落'], place), wraps: ['房屋坐落', '坐落'] },
    unit_no: {
      form: 'code',
      patterns: beside(['不动产单元号'], '[\\dA-Z\\t]{20,36}'),
      doubt: (value) => (unitNumber.test(value) ? null : 'not-in-vocabulary'),
    },
    area: {
      form: 'text',
      patterns: [
        '建筑面积[^\\d\\n]{0,12}\\n?(?<value>\\d[\\d,]*(?:\\.\\d+)?)',
        '(?<!宗地|套内|分摊)面积[^\\d\\n]{0,12}(?<value>\\d[\\d,]*(?:\\.\\d+)?)',
      ],
    },
    issued: {
      form: 'date',
      patterns: [
        ...beside(['登记时间', '发证日期', '填发日期', '登记日期'], date),
        `登记机构[^\\d]{0,80}?(?<value>${date})`,
      ],
    },
  },
})
