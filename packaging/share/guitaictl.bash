# bash completion for guitaictl. Commands and options are those that `guitaictl --help` tells.

# The words to offer for a command: what follows it in its usage line.
_guitaictl_usage() {
    guitaictl --help 2>/dev/null | sed -n 's/^  \([a-z]\)/\1/p'
}

# Names of files (or of folders, with -d) that begin as the word does.
_guitaictl_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "${1:--f}" -- "$cur")
}

_guitaictl() {
    local cur prev words cword split
    if declare -F _init_completion >/dev/null; then
        _init_completion -n := || return
    else
        cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
    fi
    local general="--data-dir --json --log-level --version --help"

    case $prev in
        --data-dir) _guitaictl_files -d; return ;;
        --output) _guitaictl_files; return ;;
        --log-level) COMPREPLY=($(compgen -W "error warning info debug" -- "$cur")); return ;;
        --pay) COMPREPLY=($(compgen -W "cash alipay wechatpay paypal stripe zvt manual_card" -- "$cur")); return ;;
    esac

    # The command so far: one word or two, whatever general options stand before it.
    local i said=()
    for ((i = 1; i < cword; ++i)); do
        case ${words[i]} in
            --data-dir | --log-level) ((++i)) ;;
            -*) [ ${#said[@]} -gt 0 ] && break ;;
            *) said+=("${words[i]}") ;;
        esac
        [ ${#said[@]} -eq 2 ] && break
    done

    local usage first=${said[0]:-} second=${said[1]:-} line
    usage=$(_guitaictl_usage)
    if [ -z "$first" ]; then
        COMPREPLY=($(compgen -W "$(cut -d' ' -f1 <<< "$usage" | sort -u) $general" -- "$cur"))
        return
    fi
    # "products" alone wants its second word; "sell" has none.
    local seconds
    seconds=$(sed -nE "s/^$first ([a-z][a-z-]*).*/\1/p" <<< "$usage" | sort -u)
    if [ -n "$seconds" ] && [ -z "$second" ]; then
        COMPREPLY=($(compgen -W "$seconds" -- "$cur"))
        return
    fi
    if [ -n "$seconds" ]; then
        line=$(grep -E "^$first $second( |\$)" <<< "$usage")
    else
        line=$(grep -E "^$first( |\$)" <<< "$usage")
    fi
    if [[ $prev == --* ]]; then
        # "[--format text|json|pdf|escpos]": the words that this option takes.
        local choice
        choice=$(grep -oE -- "$prev [a-z0-9|-]+" <<< "$line" | head -n 1 | cut -d' ' -f2)
        if [[ $choice == *"|"* ]]; then
            COMPREPLY=($(compgen -W "${choice//|/ }" -- "$cur"))
            return
        fi
    fi
    case $cur in
        -*) COMPREPLY=($(compgen -W "$(grep -oE -- '--[a-z][a-z-]*' <<< "$line" | sort -u) --json" -- "$cur")) ;;
        *)
            local plain
            plain=$(grep -oE '(^|[ |])(paid|not-paid)' <<< "$line" | tr -d ' |')
            if [ -n "$plain" ]; then
                COMPREPLY=($(compgen -W "$plain" -- "$cur"))
            elif [[ $line == *FILE* ]]; then
                _guitaictl_files
            fi
            ;;
    esac
    return 0
}
complete -F _guitaictl guitaictl
