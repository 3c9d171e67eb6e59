// Two texts line by line, as a unified difference.
const AROUND = 3;

/** For each pair of places the length of the longest common rest. */
function commonRests(a, b) {
  const rests = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rests[i][j] = a[i] === b[j] ? rests[i + 1][j + 1] + 1 : Math.max(rests[i + 1][j], rests[i][j + 1]);
    }
  }
  return rests;
}

function steps(a, b) {
  const rests = commonRests(a, b);
  const all = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      all.push([' ', a[i++]]);
      j++;
    } else if (j >= b.length || (i < a.length && rests[i + 1][j] >= rests[i][j + 1])) {
      all.push(['-', a[i++]]);
    } else {
      all.push(['+', b[j++]]);
    }
  }
  return all;
}

/** The changed lines with some around them; an ellipsis stands for what is left out. */
export function unified(name, before, after) {
  const all = steps(before.split('\n'), after.split('\n'));
  const isNear = all.map((step, i) => all.slice(Math.max(i - AROUND, 0), i + AROUND + 1).some(([sign]) => sign !== ' '));
  const lines = all.flatMap(([sign, line], i) => (isNear[i] ? [sign + line] : isNear[i - 1] || i === 0 ? ['@ …'] : []));
  return ['--- ' + name, ...lines].join('\n');
}
