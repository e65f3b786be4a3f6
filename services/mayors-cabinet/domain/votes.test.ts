import { countByOption } from './votes';

describe('countByOption', () => {
  it('counts every option, those without a vote too', () => {
    expect(countByOption([{ option: 'YES' }, { option: 'ABSENT' }, { option: 'YES' }])).toEqual([
      { option: 'YES', count: 2 },
      { option: 'NO', count: 0 },
      { option: 'ABSTAIN', count: 0 },
      { option: 'RECUSED', count: 0 },
      { option: 'ABSENT', count: 1 },
    ]);
  });

  it('says nothing where the record gives no votes', () => {
    expect(countByOption([])).toEqual([]);
  });
});
