# Completion of workplan in bash:  eval "$(workplan completion bash)"

_workplan() {
    local i line word trimmed current head quote='' value rest=${COMP_LINE:0:COMP_POINT}
    local -a words=() inserted=() listed=()
    COMPREPLY=()
    # Bash takes words apart at ':', '=' and '@'; what no space stands between is one word.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        trimmed=${rest#"${rest%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || word=$trimmed
        if ((i)) && [[ $trimmed == "$rest" ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        rest=${trimmed#"$word"}
    done
    # Only $2, the end of the word, is replaced. A quote is open where one stands before it.
    current=${words[${#words[@]} - 1]}
    head=${current%"$2"}
    [[ $head == *[\"\'] ]] && quote=${head: -1}
    while IFS= read -r line; do
        case $line in
            $'\tfiles') compopt -o default; return ;;
            $'\tfolders') compopt -o dirnames; return ;;
        esac
        value=${line%%$'\t'*}
        # In double quotes '!' would be taken for the history; a quote at the end, for the closing one.
        [[ $quote == '"' ]] && value=${value//'!'/'"\!"'}
        [[ $quote && $value == *"$quote" ]] && value+=$quote
        inserted+=("$value")
        listed+=("${line#*$'\t'}")
    done < <("$1" completion candidates bash "$2" "${words[@]:1}" 2>/dev/null </dev/null)
    # Names are shown beside several candidates; what is inserted is only what these have in common.
    case ${#inserted[@]}:$COMP_TYPE in
        [01]:* | *:37 | *:42) COMPREPLY=("${inserted[@]}") ;;
        *) COMPREPLY=("${listed[@]}") ;;
    esac
}

complete -o nosort -F _workplan workplan 2>/dev/null || complete -F _workplan workplan
