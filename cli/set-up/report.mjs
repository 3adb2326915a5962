// A line a step, with seconds; on a terminal with a live counter. All on stderr: stdout belongs to the command.
export function openReport({ stream = process.stderr, quiet = false } = {}) {
  const live = stream.isTTY;
  let shown = false;
  let lastPlain = 0;

  function clear() {
    if (shown) stream.write('\r\u001B[2K');
    shown = false;
  }

  function step(name) {
    const started = Date.now();
    let doing = '';
    let printed = '';
    const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    const draw = () => {
      clear();
      stream.write(
        `  ..  ${name.padEnd(13)} ${seconds().padStart(8)}  ${doing}`.slice(0, (stream.columns ?? 80) - 1),
      );
      shown = true;
    };
    const timer = live ? setInterval(draw, 200) : undefined;
    timer?.unref();
    return {
      live(text) {
        const counting = uncounted(text) === uncounted(doing);
        doing = text;
        if (live) draw();
        else if (text !== printed && (!counting || Date.now() - lastPlain > 5000)) {
          lastPlain = Date.now();
          printed = text;
          stream.write(`  ..  ${name.padEnd(13)} ${seconds().padStart(8)}  ${text}\n`);
        }
      },
      end(mark, text, always = false) {
        clearInterval(timer);
        clear();
        if (!quiet || always)
          stream.write(`  ${mark}  ${name.padEnd(13)} ${seconds().padStart(8)}  ${text}\n`);
      },
    };
  }

  return {
    step,
    line(text) {
      clear();
      stream.write(`${text}\n`);
    },
    failed(what, hint, log) {
      clear();
      if (log) stream.write(`${log.replace(/^/gm, '      | ')}\n`);
      stream.write(`\nSet-up failed: ${what}\n  -> ${hint}\n`);
    },
  };
}

/** Two texts that differ in their numbers alone are one counter. */
function uncounted(text) {
  return text.replace(/\d+/g, '');
}
