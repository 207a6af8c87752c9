# Completes mesa in bash. Load it with: source <(mesa completar bash)
_mesa() {
  local line word wide=0 current=${COMP_WORDS[COMP_CWORD]}
  local -a words=() meanings=()
  COMPREPLY=()
  # An open quotation mark is bash's own affair: it stays where it is.
  case $current in
    [\"\']*) current=${current#?} ;;
    *) current=${current//\\/} ;;
  esac
  while IFS= read -r line; do
    if [[ $line == :archivo ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      return
    fi
    word=${line%%$'\t'*}
    # Inside quotation marks nothing needs a backslash.
    [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] || printf -v word '%q' "$word"
    words+=("$word")
    line=${line#"${line%%$'\t'*}"}
    meanings+=("${line#$'\t'}")
    ((${#word} > wide)) && wide=${#word}
  done < <(mesa __completar -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2>/dev/null)
  # Several are shown with what they mean; one alone is put in.
  local at room=$((COLUMNS - wide - 6))
  for at in "${!words[@]}"; do
    if ((${#words[@]} == 1 || room < 10)) || [[ -z ${meanings[at]} ]]; then
      COMPREPLY+=("${words[at]}")
    else
      printf -v line "%-${wide}s  (%s)" "${words[at]}" "${meanings[at]:0:room}"
      COMPREPLY+=("$line")
    fi
  done
}
complete -o nosort -F _mesa mesa 2>/dev/null || complete -F _mesa mesa
